using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Clients prove in the handshake who they are, and any header that they send says otherwise.</summary>
internal static class MTLS4016HeaderOverridesTlsRule
{
    /// <summary>With this among its properties a finding is about connections with and without certificate.</summary>
    public const string Optional = nameof(Optional);

    private static readonly ImmutableDictionary<string, string?> IsOptional = ImmutableDictionary<string, string?>.Empty.Add(Optional, null);

    public static Diagnostic? Judge(MiddlewareCall forwarding, AnalyzerOptions options, GuardedSeverity severities, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var rule = Rules.MTLS4016HeaderOverridesTls;
        var mode = RequestedModes.Of(forwarding.Call, options, symbols, cancellationToken);
        DiagnosticSeverity? usual = mode switch
        {
            CertificateMode.AllowCertificate => rule.DefaultSeverity,
            // The only client may be the proxy itself. With a check of its own that is likely.
            CertificateMode.RequireCertificate when HostRoles.Around(forwarding.Call, symbols, cancellationToken).Plays(CertificateRole.TlsValidation) == Answer.No => DiagnosticSeverity.Info,
            _ => null,
        };
        return usual is { } known && severities.Of(known, forwarding.Call) is { } severity
            ? Diagnostic.Create(rule, forwarding.Call.NameOfCall(), severity, additionalLocations: null, mode == CertificateMode.AllowCertificate ? IsOptional : null, mode)
            : null;
    }
}
