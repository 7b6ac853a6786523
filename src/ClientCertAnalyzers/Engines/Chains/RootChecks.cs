using ClientCertAnalyzers.Engines.Callbacks;
using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>
/// Whether code finds out by itself to whom a chain leads: about half of all code that allows an unknown authority compares the root
/// afterwards, in the same method or in one that it calls.
/// </summary>
internal sealed class RootChecks(KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    private static readonly HashSet<string> Comparisons = ["Equals", "SequenceEqual", "Contains", "ContainsKey", "TryGetValue", "FixedTimeEquals", "Compare", "CompareTo", "StartsWith", "Find"];

    private readonly AnswerUse _answers = new(symbols);

    /// <summary>Something about the root, or about which certificate it is, decides beside the answer of <c>Build</c>; or code that is not here may look.</summary>
    public bool Follow(ObjectPath chain, ObjectNames names) => names.Body.DescendantsAndSelf().Any(operation => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "ChainElements", ContainingType: { } type } } elements when type.Is(symbols.X509Chain) => IsLookedAt(elements),
        // The status names an untrusted root also where a flag allows it.
        IPropertyReferenceOperation { Property: { Name: "ChainStatus", ContainingType: { } type } } status when type.Is(symbols.X509Chain) => StatusQuestion.Of(status, symbols) is { } question && _answers.Decides(question),
        IFieldReferenceOperation { Field: { Name: "UntrustedRoot" or "PartialChain", ContainingType.Name: "X509ChainStatusFlags" } } => true,
        IMemberReferenceOperation or IInvocationOperation when IsPin(operation) => true,
        ILocalReferenceOperation or IParameterReferenceOperation when names.Of(operation) is { } found && found.Equals(chain) => MayBeCheckedBehind(operation),
        _ => false,
    });

    private bool IsLookedAt(IOperation elements) => elements.OutermostConversion().Parent is IForEachLoopOperation loop
        ? _answers.ActsIn(loop.Body)
        : !_answers.IsPrinted(elements);

    /// <summary>One certificate, whatever its issuer, is what the code asks for.</summary>
    private bool IsPin(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IMemberReferenceOperation reference => reference.Member,
            IInvocationOperation call => call.TargetMethod,
            _ => null,
        };
        return member?.ContainingType?.Is(symbols.X509Certificate) is true
            && ((member is IMethodSymbol { Name: "Equals" } && operation is IInvocationOperation) || (FactsCollector.PinMembers.Contains(member.Name) && IsCompared(operation)));
    }

    private static bool IsCompared(IOperation pin) => pin.Ancestors().TakeWhile(outer => outer is not (IBlockOperation or IAnonymousFunctionOperation)).Any(outer => outer switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation or IVariableInitializerOperation => true,
        IInvocationOperation call => Comparisons.Contains(call.TargetMethod.Name) || !call.TargetMethod.IsFramework(),
        _ => false,
    });

    private bool MayBeCheckedBehind(IOperation chain)
    {
        var whole = chain.OutermostConversion();
        return whole.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => bodies.Of(method.OriginalDefinition, cancellationToken) is { } body
                ? body.Descendants().Any(inside => inside is IPropertyReferenceOperation { Property: { Name: "ChainElements" or "ChainStatus", ContainingType: { } type } } && type.Is(symbols.X509Chain))
                : !method.IsFramework(),
            IArgumentOperation or IReturnOperation or ITupleOperation or IArrayInitializerOperation => true,
            IAssignmentOperation assignment => assignment.Value == whole,
            _ => false,
        };
    }
}
