namespace ClientCertAnalyzers.AspNetCore.Tests.Hosting;

/// <summary>A test with a real nginx, skipped where <see cref="Nginx.SkipReason"/> says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NginxFactAttribute : FactAttribute
{
    public NginxFactAttribute() => Skip = Nginx.SkipReason;
}

/// <inheritdoc cref="NginxFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NginxTheoryAttribute : TheoryAttribute
{
    public NginxTheoryAttribute() => Skip = Nginx.SkipReason;
}
