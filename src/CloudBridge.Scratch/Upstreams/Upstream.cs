namespace CloudBridge.Scratch;

/// <summary>A server that answers are fetched from; each has its own address, budget and switch.</summary>
public enum Upstream
{
    /// <summary><c>api.scratch.mit.edu</c>.</summary>
    ScratchApi,

    /// <summary><c>scratch.mit.edu</c>: comments and activity as HTML, statistics, forum pages.</summary>
    ScratchSite,

    /// <summary><c>clouddata.scratch.mit.edu</c> over HTTP: health and the cloud log.</summary>
    CloudData,

    /// <summary><c>projects.scratch.mit.edu</c>: the content of projects.</summary>
    Projects,

    /// <summary><c>assets.scratch.mit.edu</c>: costumes and sounds.</summary>
    Assets,

    /// <summary><c>uploads.scratch.mit.edu</c>: thumbnails.</summary>
    Uploads,

    /// <summary><c>translate-service.scratch.mit.edu</c>.</summary>
    Translate,

    /// <summary><c>synthesis-service.scratch.mit.edu</c>: text to speech.</summary>
    Synthesis,

    /// <summary><c>resources.scratch.mit.edu</c>.</summary>
    Resources,

    /// <summary>A ScratchDB, v2 or v3; the public one is gone since May 2024.</summary>
    ScratchDb,

    /// <summary><c>my-ocular.jeffalo.net</c>: statuses and reactions of the forum.</summary>
    Ocular,

    /// <summary><c>trampoline.turbowarp.org</c>: a narrow caching proxy of the Scratch API.</summary>
    Trampoline,
}
