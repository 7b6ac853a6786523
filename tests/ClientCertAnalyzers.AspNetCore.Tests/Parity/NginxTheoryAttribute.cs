namespace ClientCertAnalyzers.AspNetCore.Tests.Parity;

/// <summary>Skipped, and seen to be, where nginx is missing; with REQUIRE_NGINX=1 it fails there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NginxTheoryAttribute : TheoryAttribute
{
    public NginxTheoryAttribute()
    {
        if (NginxServer.Program is null && !NginxServer.IsRequired)
        {
            Skip = NginxServer.Missing;
        }
    }
}
