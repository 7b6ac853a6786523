using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>When Kestrel asks the clients of a host for a certificate, as its code says, or its settings files where the code says nothing.</summary>
internal static class RequestedModes
{
    /// <summary>The one mode of all endpoints; unknown where they differ or a part of it cannot be seen.</summary>
    public static CertificateMode Of(IOperation operation, AnalyzerOptions options, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        var facts = HostFacts.Of(operation.SemanticModel!.Compilation);
        var area = HostArea.Around(operation, facts, cancellationToken);
        var sites = facts.Sites(cancellationToken).Where(site => site is { Text: "ClientCertificateMode", IsAssigned: true } && area.MayOwn(site.Name)).ToList();
        if (!sites.All(site => area.Owns(site.Name)))
        {
            return CertificateMode.Unknown;
        }

        var guards = new DevelopmentGuards(symbols);
        var modes = sites.Select(site => ModeOf(site.Operation(cancellationToken), guards, symbols)).ToList();
        var views = SettingsView.Of(options, cancellationToken).Where(view => !view.IsDevelopment).ToList();
        return Single(modes.Concat(views.SelectMany(view => view.Kestrel.Endpoints.Where(endpoint => endpoint.IsHttps).Select(view.Kestrel.ModeOf)
            .Where(mode => modes.Count == 0 || mode.Mode != CertificateMode.Unset).Select(mode => mode.Mode))));
    }

    private static CertificateMode Single(IEnumerable<CertificateMode> modes) => modes.Distinct().ToList() switch
    {
        [] => CertificateMode.Unset,
        [var only] => only,
        _ => CertificateMode.Unknown,
    };

    private static CertificateMode ModeOf(IOperation? target, DevelopmentGuards guards, KnownSymbols symbols) =>
        target is IPropertyReferenceOperation { Property.ContainingType: var type, Parent: ISimpleAssignmentOperation { Value.ConstantValue: { HasValue: true, Value: int mode and >= 0 and <= 3 } } assignment }
        && SymbolEqualityComparer.Default.Equals(type, symbols.HttpsConnectionAdapterOptions)
        && guards.Of(assignment) == Guard.None
            ? (CertificateMode)mode
            : CertificateMode.Unknown;
}
