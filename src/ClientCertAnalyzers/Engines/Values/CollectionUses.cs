using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>Where a collection of certificates goes: through locals, parts of it, and methods of the same type that return it.</summary>
internal sealed class CollectionUses(KnownSymbols symbols)
{
    /// <summary>How many places one question looks at.</summary>
    private const int Most = 64;

    /// <summary>The uses in which its ways end.</summary>
    /// <param name="collection">The expression at which they start.</param>
    /// <param name="isStillIt">Whether a part counts: where it does not, its way ends there and is left out.</param>
    public IEnumerable<CollectionUse> EndsOf(IOperation collection, Func<IOperation, bool>? isStillIt = null)
    {
        var seen = new HashSet<SyntaxNode>();
        var open = new Queue<IOperation>([collection]);
        while (open.Count > 0 && seen.Count < Most)
        {
            var use = CollectionUse.Of(open.Dequeue(), symbols);
            IEnumerable<IOperation> next;
            switch (use.Kind)
            {
                case CollectionUseKind.Part:
                    next = isStillIt?.Invoke(use.Operation) == false ? [] : [use.Operation];
                    break;
                case CollectionUseKind.Named:
                    next = References(use.Operation);
                    break;
                case CollectionUseKind.Returned:
                    next = CallsOf(use.Operation);
                    break;
                default:
                    yield return use;
                    continue;
            }

            foreach (var operation in next.Where(operation => seen.Add(operation.Syntax)))
            {
                open.Enqueue(operation);
            }
        }
    }

    /// <summary>Every use of a step: of the local that it is, or of it and of what is written in the same words in the same body.</summary>
    public IEnumerable<CollectionUse> AllOf(IOperation step) => step switch
    {
        ILocalReferenceOperation => References(step).Select(reference => CollectionUse.Of(reference, symbols)),
        // Any code of its type may look at it.
        IFieldReferenceOperation => [new(CollectionUseKind.Other, step)],
        IPropertyReferenceOperation { Property.IsIndexer: false } when !StoreSearch.IsStore(step, symbols) => [new(CollectionUseKind.Other, step)],
        // Each is another one.
        IObjectCreationOperation => [CollectionUse.Of(step, symbols)],
        _ => step.Root().Descendants().Where(other => other.Kind == step.Kind && !other.IsImplicit && other.Syntax.IsEquivalentTo(step.Syntax)).Select(same => CollectionUse.Of(same, symbols)),
    };

    /// <summary>Somebody looks at what the last search on the way found, in another way than the search's own.</summary>
    public bool AreQuestionsAskedOf(StoreSearch search)
    {
        var afterFind = search.Steps.Skip(1).TakeWhile(step => !StoreSearch.IsFind(step, symbols)).ToList();
        return search.Steps.Skip(1).Take(afterFind.Count + 1).SelectMany(AllOf).Any(use => use.Kind switch
        {
            CollectionUseKind.Element or CollectionUseKind.NullTest or CollectionUseKind.Dropped => false,
            CollectionUseKind.Part => !IsOn(search.Steps, use.Operation),
            CollectionUseKind.Named => !search.Steps.Any(step => IsOf(step, use.Operation)),
            CollectionUseKind.Returned => IsInFunctionOf(search.Steps[0], use.Operation),
            _ => true,
        });
    }

    /// <summary>The operation is one of the steps. By syntax: another model of the same file makes other operations of it.</summary>
    public static bool IsOn(IReadOnlyList<IOperation> steps, IOperation operation) => steps.Any(step => step.Kind == operation.Kind && step.Syntax == operation.Syntax);

    public static bool IsInFunctionOf(IOperation one, IOperation other) => one.Syntax.EnclosingFunction() == other.Syntax.EnclosingFunction();

    /// <summary>The step is the local of a declaration or reference.</summary>
    public static bool IsOf(IOperation step, IOperation name) => step is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, LocalOf(name));

    /// <summary>The places that read the local of a declaration or reference.</summary>
    private static IEnumerable<IOperation> References(IOperation name) => name.ReadsOf(LocalOf(name));

    private static ILocalSymbol? LocalOf(IOperation name) => name is IVariableDeclaratorOperation declarator ? declarator.Symbol : (name as ILocalReferenceOperation)?.Local;

    /// <summary>The calls, in the same type, of the method or local function that returns.</summary>
    private static IEnumerable<IOperation> CallsOf(IOperation exit)
    {
        if (exit.Ancestors().Any(outer => outer is IAnonymousFunctionOperation)
            || exit.SemanticModel is not { } model
            || model.GetEnclosingSymbol(exit.Syntax.SpanStart) is not IMethodSymbol { IsAsync: false } method)
        {
            return [];
        }

        return exit.Surroundings().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => NameOf(call.Expression) == method.Name)
            .Select(call => model.GetOperation(call)).OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition));
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
