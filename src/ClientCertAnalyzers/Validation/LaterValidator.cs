using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Validation;

/// <summary>What may validate client certificates behind the TLS layer, so that accepting all of them there is a plan.</summary>
internal static class LaterValidator
{
    /// <summary>Its name for a message; null where nothing in the host does.</summary>
    public static string? Of(IOperation place, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var roles = HostRoles.Around(place, symbols, cancellationToken);
        foreach (var (site, role) in roles.Sites(CertificateRole.CertificateScheme, CertificateRole.RuntimeHelper, CertificateRole.OwnHandler))
        {
            return role == CertificateRole.OwnHandler ? site.Name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText : site.Text;
        }

        // Nobody references the package for nothing: a library may register the scheme.
        return symbols.CertificateAuthenticationOptions is not null && roles.Plays(CertificateRole.CertificateScheme) == Answer.Unknown ? "AddCertificate" : null;
    }
}
