using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Identity;

internal static class VerdictNames
{
    /// <summary>What a method may be called that says whom to trust. The name alone is not enough, but of a method without callers there is nothing else.</summary>
    private static readonly string[] Names = ["Valid", "Trust", "Allow", "Authoriz"];

    /// <summary>The method gets a certificate, says yes or no, and is called as one that says whom to trust.</summary>
    public static bool IsVerdict(IMethodSymbol method, KnownSymbols symbols) => method.ReturnType.IsBoolean()
        && method.Parameters.Any(parameter => parameter.Type.Is(symbols.X509Certificate))
        && method.Name.IndexOf("Invalid", StringComparison.OrdinalIgnoreCase) < 0
        && Names.Any(name => method.Name.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0);
}
