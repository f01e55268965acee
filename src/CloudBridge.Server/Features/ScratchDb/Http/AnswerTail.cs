namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>The end of an answer; the document has another order for each kind.</summary>
internal enum AnswerTail
{
    /// <summary>Time, worker, revision: users, projects and rankings.</summary>
    Ranking,

    /// <summary>Worker, revision, time: a user of the forum.</summary>
    ForumUser,

    /// <summary>Revision, time: posts and topics, which need no counting.</summary>
    Forum,
}
