using System.Collections.Immutable;
using ClientCertAnalyzers.Engines;
using ClientCertAnalyzers.Engines.Authentication;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Authentication;

/// <summary>Puts a finding where it belongs in the code of an event: at its place, or where the handler is named if that stands in another file.</summary>
internal sealed class EventReport(Sighting sighting, EventHandlerCode handler, GuardedSeverity severities, Bodies bodies)
{
    /// <summary>The kind of a hole, for the fix.</summary>
    public const string Kind = "kind";

    public void Hole(EventHole hole) =>
        At(Rules.MTLS4001EventFailsOpen, hole.Node, hole.Location, DiagnosticSeverity.Warning, hole.Kind, MTLS4001EventFailsOpenRule.Describe(hole.Kind), ContextAt(hole.Node));

    public void Overwritten(SyntaxNode fail, SyntaxNode success) =>
        At(Rules.MTLS4002RefusalOverwritten, fail, fail.GetLocation(), DiagnosticSeverity.Warning, null, MTLS4002RefusalOverwrittenRule.Describe(fail), MTLS4002RefusalOverwrittenRule.Describe(success));

    public void Accepted(SyntaxNode place, DiagnosticSeverity severity) => At(Rules.MTLS4004FailedEventAccepts, place, place.GetLocation(), severity, null, ContextAt(place));

    /// <summary>The handler as a whole accepts: what counts is where that is registered, and whether somebody has to switch it on.</summary>
    public void Unidentified(SyntaxNode place, DiagnosticSeverity severity) =>
        Put(Rules.MTLS4003NoIdentityCheck, place, place.GetLocation(), severities.Of(severity, handler.Place, orBehindSwitch: true), null, "This event");

    private void At(DiagnosticDescriptor rule, SyntaxNode place, Location location, DiagnosticSeverity severity, EventHoleKind? kind, params object[] arguments)
    {
        var around = IsHere(place) && bodies.Model(place.SyntaxTree).OperationAround(place) is { } operation ? operation : handler.Place;
        Put(rule, place, location, severities.Of(severity, around), kind, arguments);
    }

    private void Put(DiagnosticDescriptor rule, SyntaxNode place, Location location, DiagnosticSeverity? severity, EventHoleKind? kind, params object[] arguments)
    {
        if (severity is { } effective)
        {
            var properties = kind is null || !IsHere(place) ? null : ImmutableDictionary<string, string?>.Empty.Add(Kind, kind.ToString());
            sighting.Report(Diagnostic.Create(rule, IsHere(place) ? location : handler.Place.Syntax.GetLocation(), effective, additionalLocations: null, properties, arguments));
        }
    }

    private bool IsHere(SyntaxNode place) => place.SyntaxTree == sighting.Operation.Syntax.SyntaxTree;

    private string ContextAt(SyntaxNode place)
    {
        var own = handler.Function.Parameters[0];
        return EventContext.NameAt(place, bodies.Model(place.SyntaxTree), own.Type, sighting.CancellationToken) ?? own.Name;
    }
}
