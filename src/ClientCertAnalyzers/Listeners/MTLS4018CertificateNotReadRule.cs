using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <summary>Every client is asked for a certificate, and no code in the program looks at it.</summary>
internal static class MTLS4018CertificateNotReadRule
{
    private static readonly CertificateRole[] Uses =
    [
        CertificateRole.CertificateScheme, CertificateRole.OwnHandler, CertificateRole.RuntimeHelper, CertificateRole.TlsValidation,
        CertificateRole.Reader, CertificateRole.Authentication, CertificateRole.RequiredPerEndpoint,
    ];

    /// <summary>Other ways to the certificate, which rules have no other reason to look for.</summary>
    private static readonly NameSearch Features = new(["ITlsConnectionFeature", "ISslStreamFeature", "RemoteCertificate"]);

    public static Diagnostic? Judge(IOperation mode, HttpsOptionsScope scope, GuardedSeverity severities, KnownSymbols symbols, Sighting sighting)
    {
        var maps = new EndpointMaps(symbols, sighting.CancellationToken);
        return sighting.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            && scope.Uses.All(IsPlainSetting)
            && HostRoles.Around(mode, symbols, sighting.CancellationToken) is { IsCreatedHere: true } roles
            && !roles.AllSites.Any(site => site.Text is CertificateAccess.Property or CertificateAccess.Method)
            && !roles.Sites(Uses).Any()
            && roles.Libraries.IsNone
            && !sighting.Compilation.SyntaxTrees.Any(tree => Features.In(tree, sighting.CancellationToken).Length > 0)
            // What answers requests is in sight.
            && roles.AllSites.Select(maps.At).OfType<IInvocationOperation>().ToList() is { Count: > 0 } endpoints
            && !maps.AnswersElsewhere(endpoints, sighting.Compilation)
            && severities.Of(Rules.MTLS4018CertificateNotRead.DefaultSeverity, mode) is not null
                ? Diagnostic.Create(Rules.MTLS4018CertificateNotRead, mode.Syntax.GetLocation())
                : null;
    }

    /// <summary>With other settings the handshake itself judges the certificate, and other code may do anything.</summary>
    private static bool IsPlainSetting(IOperation use) =>
        use is IPropertyReferenceOperation { Property.Name: not ("OnAuthenticate" or "ClientCertificateValidation" or "CheckCertificateRevocation") };
}
