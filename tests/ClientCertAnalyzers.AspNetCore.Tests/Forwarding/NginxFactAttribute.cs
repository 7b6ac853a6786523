namespace ClientCertAnalyzers.AspNetCore.Tests.Forwarding;

/// <summary>A test with a real nginx. Where there is none it is skipped, unless REQUIRE_NGINX=1 says that there must be one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute()
    {
        if (!File.Exists(ForwardingNginx.Program) && Environment.GetEnvironmentVariable("REQUIRE_NGINX") != "1")
        {
            Skip = "nginx is not installed (apt-get install nginx)";
        }
    }
}
