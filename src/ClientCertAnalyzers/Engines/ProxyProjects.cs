using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines;

/// <summary>Who references one of these is a proxy, whose task it is to write and read headers with certificates, or plays one in a test.</summary>
internal static class ProxyProjects
{
    private static readonly string[] Proxies = ["Yarp.ReverseProxy", "Ocelot", "Microsoft.AspNetCore.TestHost"];

    public static bool IsProxyProject(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => Proxies.Contains(assembly.Name));
}
