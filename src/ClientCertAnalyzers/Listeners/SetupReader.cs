using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Listeners;

/// <param name="Key">The call that brings the finding up.</param>
/// <param name="Diagnostic">To report; null where the code runs only in development and its findings are not wanted.</param>
internal readonly record struct SetupFinding(SyntaxNode Key, Diagnostic? Diagnostic);

/// <summary>What the rules over a set-up ask of its calls.</summary>
internal sealed class SetupReader(Bodies bodies, GuardedSeverity severities, KnownSymbols symbols, CancellationToken cancellationToken)
{
    public Listener Listener(KestrelCall call) => Engines.Hosting.Listener.Of(call.Call, bodies, symbols, cancellationToken);

    /// <summary>The mode that a call of <c>ConfigureHttpsDefaults</c> sets.</summary>
    public CertificateMode ModeOf(KestrelCall defaults) => EndpointTls.ModeOf(
        OptionsCode.OfCallback(defaults.Call.Arguments.LastOrDefault()?.Value, symbols.HttpsConnectionAdapterOptions!, bodies, cancellationToken));

    /// <summary>The runtime helper judges certificates by what a call of <c>ConfigureHttpsDefaults</c> sets up.</summary>
    public bool Judges(KestrelCall defaults) =>
        OptionsCode.OfCallback(defaults.Call.Arguments.LastOrDefault()?.Value, symbols.HttpsConnectionAdapterOptions!, bodies, cancellationToken)?.Body.Descendants().Any(operation => HelperTls.IsApplied(operation, symbols)) is true;

    /// <summary>
    /// Two calls in one method: the finding stands at the call. In several: where the first of the methods leads to it, brought up by the
    /// creation of the host there, since that call may have any name. Without a creation it is missed.
    /// </summary>
    public SetupFinding At(KestrelCall call, KestrelCall other, DiagnosticSeverity usual, Func<Location, DiagnosticSeverity, Diagnostic> diagnostic)
    {
        var site = call.Frame == other.Frame ? call.Call : call.Site;
        var bringsUp = site == call.Call ? site : site.Root().Descendants().FirstOrDefault(HostCreations.IsOne);
        return new((bringsUp ?? site).Syntax, SeverityAt(call.Call, usual) is { } severity ? diagnostic(site.NameOfCall(), severity) : null);
    }

    /// <summary>Null where the finding is not wanted.</summary>
    public DiagnosticSeverity? SeverityAt(IOperation place, DiagnosticSeverity usual) => severities.Of(usual, place);
}
