using ClientCertAnalyzers.AspNetCore.Tests.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace ClientCertAnalyzers.AspNetCore.Tests.Routing;

/// <summary>Marked on single actions.</summary>
[Route("routed")]
public class RoutedController : ControllerBase
{
    [HttpGet("open")]
    public string Open() => TestHost.Caller(HttpContext);

    [HttpGet("action")]
    [RequireClientCertificate]
    public string Guarded() => TestHost.Caller(HttpContext);
}

/// <summary>Marked as a whole.</summary>
[Route("guarded")]
[RequireClientCertificate]
public class GuardedController : ControllerBase
{
    [HttpGet("")]
    public string Index() => TestHost.Caller(HttpContext);
}

/// <summary>Reached by conventional routes only.</summary>
public class ConventionalController : ControllerBase
{
    public string Open() => TestHost.Caller(HttpContext);

    [RequireClientCertificate]
    public string Guarded() => TestHost.Caller(HttpContext);
}
