namespace CloudBridge;

/// <summary>Runs one request; filters wrap it as <c>next =&gt; handler</c>.</summary>
public delegate ValueTask<RequestResult> RequestHandler(RequestContext context);
