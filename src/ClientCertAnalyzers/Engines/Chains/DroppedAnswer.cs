using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>A call of <c>Build</c> or <c>Verify</c> whose answer nobody takes, and what is read of the chain in its place.</summary>
internal sealed class DroppedAnswer
{
    private readonly List<IPropertyReferenceOperation> _reads = [];

    private DroppedAnswer(IInvocationOperation call, ObjectPath? chain, ObjectNames names, KnownSymbols symbols)
    {
        Call = call;
        IsInCallback = StandsInCallback(call, symbols);
        foreach (var operation in names.Body.DescendantsAndSelf())
        {
            if (operation is IPropertyReferenceOperation { Property: { Name: not "ChainPolicy", ContainingType: var type } } property
                && SymbolEqualityComparer.Default.Equals(type, symbols.X509Chain)
                && names.Of(property.Instance) is { } owner && owner.Equals(chain))
            {
                _reads.Add(property);
            }
        }

        IsKeptHere = chain is not { } path || new ObjectState(path, names) is { IsOneObject: true, Departures.Count: 0 };
    }

    public IInvocationOperation Call { get; }

    /// <summary>What the body reads of the chain: its elements, its status.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> Reads => _reads;

    /// <summary>No other code gets the chain, so nobody else reads it.</summary>
    public bool IsKeptHere { get; }

    /// <summary>It stands in a validation callback. There the errors decide, or the rules over callbacks speak of one that lets everybody in.</summary>
    public bool IsInCallback { get; }

    /// <summary>The code goes on as if the answer had been good: it drops it and reads nothing of the chain, or asks for an empty status instead.</summary>
    public bool IsTakenForGood(KnownSymbols symbols) => IsKeptHere && ((Reads.Count == 0 && !IsInCallback) || Question(symbols) is not null);

    /// <summary>The question whether the status is empty that decides; null where there is none, or where more of the chain is read than for printing.</summary>
    public IOperation? Question(KnownSymbols symbols)
    {
        var answers = new AnswerUse(symbols);
        IOperation? question = null;
        foreach (var read in Reads)
        {
            if (read.Property.Name == "ChainStatus" && read.Syntax.SpanStart > Call.Syntax.SpanStart && StatusQuestion.EmptinessOf(read, symbols) is { } asked && answers.Decides(asked))
            {
                question ??= asked;
            }
            else if (!IsPrinted(read, answers))
            {
                return null;
            }
        }

        return question;
    }

    private static bool IsPrinted(IPropertyReferenceOperation read, AnswerUse answers) =>
        read.OutermostConversion().Parent is IForEachLoopOperation loop ? !answers.ActsIn(loop.Body) : answers.IsPrinted(read);

    /// <summary>Syntax that may be one: other code has these names too.</summary>
    public static SyntaxNode? Candidate(SyntaxNode name) => CertificateFiles.Contain(name.SyntaxTree)
        && Sighting.Used(name) is InvocationExpressionSyntax call
        && call.FirstAncestorOrSelf<SyntaxNode>(node => node.Parent is not (ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax)) is { Parent: ExpressionStatementSyntax or AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } }
            ? call : null;

    public static DroppedAnswer? Of(IOperation operation, KnownSymbols symbols)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type }, Instance: { } instance } call || !AnswerUse.IsDropped(call))
        {
            return null;
        }

        var names = new ObjectNames(call.Root());
        return PolicyUse.IsBuild(call, symbols) ? names.Of(instance) is { IsLocal: true } chain ? new(call, chain, names, symbols) : null
            : name == "Verify" && type.Is(symbols.X509Certificate2) ? new(call, chain: null, names, symbols)
            : null;
    }

    private static bool StandsInCallback(IOperation call, KnownSymbols symbols)
    {
        for (var symbol = call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart); symbol is IMethodSymbol function; symbol = function.ContainingSymbol)
        {
            if (function.Parameters.Any(parameter => parameter.Type.Is(symbols.SslPolicyErrors)))
            {
                return true;
            }
        }

        return false;
    }
}
