using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Servers and proxies that ask for the certificate in the place of Kestrel.</summary>
internal static class OtherServers
{
    private static readonly HashSet<string> Calls = ["UseHttpSys", "UseIIS", "UseIISIntegration", "AddCertificateForwarding", "UseCertificateForwarding", "UseTestServer"];

    public static readonly string[] Names = [.. Calls];

    /// <summary>The call of one of the framework.</summary>
    public static bool IsAt(HostSite site, CancellationToken cancellationToken) =>
        Calls.Contains(site.Text) && site.Operation(cancellationToken) is IInvocationOperation { TargetMethod: var method } && method.IsFramework();
}
