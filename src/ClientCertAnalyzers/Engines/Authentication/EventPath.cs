using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>A condition, and which way a path took there.</summary>
internal readonly record struct Turn(SyntaxNode Condition, bool Value);

/// <summary>One way through the code of an event, up to some place.</summary>
internal sealed record EventPath
{
    public static readonly EventPath Start = new();

    public EventResult Result { get; init; }

    /// <summary>The call or assignment that set <see cref="Result"/>.</summary>
    public SyntaxNode? SetAt { get; init; }

    public ImmutableArray<Turn> Turns { get; init; } = ImmutableArray<Turn>.Empty;

    /// <summary>How many turns the path had taken then.</summary>
    public int TurnsAtResult { get; init; }

    /// <summary>What the turns have shown, so that a later question of the same kind gets the same answer.</summary>
    public ImmutableDictionary<string, bool> Known { get; init; } = ImmutableDictionary<string, bool>.Empty;

    /// <summary>The last handler of an exception that the path went through.</summary>
    public CatchClauseSyntax? Catch { get; init; }

    /// <summary>The exception was one that the code itself throws.</summary>
    public bool ThrowsItself { get; init; }

    /// <summary>An exception is on its way out of the function. Nobody is authenticated when it leaves the event.</summary>
    public bool IsThrown { get; init; }

    /// <summary>How many turns the path had taken when it changed the user, which is what an event does for a certificate that it accepts.</summary>
    public int UserChangedAt { get; init; } = -1;

    /// <summary>What the called function has returned, where that is a constant.</summary>
    public bool? Returned { get; init; }

    public EventPath With(EventResult result, SyntaxNode at) => this with { Result = result, SetAt = at, TurnsAtResult = Turns.Length };

    public EventPath Learn(string key, bool value) => this with { Known = Known.SetItem(key, value) };

    /// <summary>Something has got a new value: what was known of it no longer holds.</summary>
    public EventPath Forget(string name) => Known.Keys.Where(key => ConditionKeys.Mentions(key, name)).ToList() is { Count: > 0 } stale
        ? this with { Known = Known.RemoveRange(stale) }
        : this;

    /// <summary>Two paths with the same key at the same place have the same future.</summary>
    public string Key => $"{Result}|{Catch?.SpanStart}|{ThrowsItself}|{UserChangedAt >= 0}|{string.Join("|", Known.OrderBy(pair => pair.Key, StringComparer.Ordinal))}";
}
