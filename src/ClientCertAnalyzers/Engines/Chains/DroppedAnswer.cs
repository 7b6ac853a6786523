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
}
