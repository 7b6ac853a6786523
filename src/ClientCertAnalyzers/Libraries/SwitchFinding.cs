using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ClientCertAnalyzers.Libraries;

/// <summary>A switch that is set, as code writes it.</summary>
/// <param name="Written">The switch and its value, for the message.</param>
/// <param name="Effect">What it makes the library do.</param>
/// <param name="Remedy">How to take it back.</param>
/// <param name="Place">What is reported.</param>
/// <param name="Value">The value, which may be one of several.</param>
internal sealed record SwitchFinding(string Written, string Effect, string Remedy, Location Place, IOperation Value)
{
    /// <summary>Name of the diagnostic property with the text that goes to the finding's additional location.</summary>
    public const string RepairProperty = "repair";

    public bool IsInfo { get; init; }

    /// <summary>A condition may choose another value.</summary>
    public bool IsChosen { get; init; }

    /// <summary>The text that validates, and what it takes the place of; null where that is not to be said in one place.</summary>
    public (TextSpan Span, string Text)? Repair { get; init; }

    public void Report(Sighting sighting, DiagnosticDescriptor rule, GuardedSeverity severities)
    {
        if (severities.OfChoice(IsInfo ? DiagnosticSeverity.Info : rule.DefaultSeverity, Value, IsChosen) is not { } severity)
        {
            return;
        }

        Location[]? places = Repair is { } repair ? [Location.Create(sighting.Operation.Syntax.SyntaxTree, repair.Span)] : null;
        var properties = ImmutableDictionary<string, string?>.Empty;
        sighting.Report(Diagnostic.Create(rule, Place, severity, places, Repair is { Text: var text } ? properties.Add(RepairProperty, text) : properties, Written, Effect, Remedy));
    }
}
