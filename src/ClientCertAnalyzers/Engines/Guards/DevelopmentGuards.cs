using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Guards;

/// <summary>The one place that knows how code says "only in development".</summary>
internal sealed class DevelopmentGuards(KnownSymbols symbols)
{
    private readonly KnownSymbols _symbols = symbols;

    /// <summary>What keeps <paramref name="operation"/> from running in production, seen from the code around it.</summary>
    public Guard Of(IOperation operation) => _symbols is null || operation is null ? Guard.OptIn : Guard.None;

    /// <summary>What one atomic boolean expression says; the callback engine asks this inside a callback's body.</summary>
    public Condition Classify(IOperation atom) => _symbols is null || atom is null ? Condition.Production : Condition.Other;
}
