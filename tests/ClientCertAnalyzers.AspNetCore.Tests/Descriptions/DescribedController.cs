using Microsoft.AspNetCore.Mvc;

namespace ClientCertAnalyzers.AspNetCore.Tests.Descriptions;

/// <summary>Actions with and without the requirement, for the API explorer.</summary>
[ApiController]
[Route("described")]
public class DescribedController : ControllerBase
{
    [HttpGet("protected")]
    [RequireClientCertificate]
    public string Protected() => "";

    [HttpGet("open")]
    public string Open() => "";

    [HttpGet("declared")]
    [RequireClientCertificate]
    [ProducesResponseType<string>(495)]
    public string Declared() => "";
}
