using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Identity;

/// <summary>What a rule says about a comparison.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Operation">The comparison, or the text in it that is wrong.</param>
/// <param name="Arguments">Of the message.</param>
internal sealed record IdentityFinding(DiagnosticDescriptor Rule, IOperation Operation, params object[] Arguments)
{
    public DiagnosticSeverity Severity { get; init; } = Rule.DefaultSeverity;

    /// <summary>What the diagnostic marks.</summary>
    public SyntaxNode Place { get; init; } = Operation.Syntax;

    /// <summary>What a fix needs to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public IdentityFinding WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place.GetLocation(), Severity, additionalLocations: null, Properties, Arguments);
}
