using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>Whether something behind the TLS layer may validate client certificates, so that accepting all of them there is a plan.</summary>
internal static class DeferredValidation
{
    /// <summary>What validates later, for the message; null where nothing in the compilation does.</summary>
    public static string? ValidatorIn(Compilation compilation, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (symbols.CertificateAuthenticationOptions is not null)
        {
            return "AddCertificate";
        }

        return symbols.AuthenticationHandler is null
            ? null
            : compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>().FirstOrDefault(type => IsHandler(type, symbols))?.Name;
    }

    private static bool IsHandler(INamedTypeSymbol type, KnownSymbols symbols)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(ancestor.OriginalDefinition, symbols.AuthenticationHandler))
            {
                return true;
            }
        }

        return false;
    }
}
