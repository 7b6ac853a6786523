using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Values;

/// <summary>What code does with a collection of certificates at one place.</summary>
internal enum CollectionUseKind
{
    Other,

    /// <summary>Nothing.</summary>
    Dropped,

    /// <summary>It asks how many there are, or whether any.</summary>
    Question,

    /// <summary>It compares with null, which says nothing about the certificates.</summary>
    NullTest,

    /// <summary>It looks at one after the other.</summary>
    Loop,

    /// <summary>It takes one and throws where there is none.</summary>
    Element,

    /// <summary>It takes one, or null.</summary>
    ElementOrNull,

    /// <summary>It makes another collection of some or all of them.</summary>
    Part,

    /// <summary>It gives the collection to a local.</summary>
    Named,

    /// <summary>It returns the collection.</summary>
    Returned,

    /// <summary>It puts all of them into another collection of certificates.</summary>
    Added,
}

/// <param name="Kind">What it does.</param>
/// <param name="Operation">The call, reference, assignment or statement that does it.</param>
internal readonly record struct CollectionUse(CollectionUseKind Kind, IOperation Operation)
{
    /// <summary>It makes use of a certificate in it, or of all as they are; code that does nothing with it yet is about to.</summary>
    public bool Takes => Kind is CollectionUseKind.Element or CollectionUseKind.ElementOrNull or CollectionUseKind.Added or CollectionUseKind.Dropped;

    public static CollectionUse Of(IOperation collection, KnownSymbols symbols)
    {
        var value = collection.OutermostConversion();
        return value.Parent switch
        {
            ITranslatedQueryOperation query => new(CollectionUseKind.Part, query),
            ICoalesceOperation coalesce when coalesce.Value == value => new(CollectionUseKind.Part, coalesce),
            IConditionalAccessOperation access when access.Operation == value =>
                access.WhenNotNull.DescendantsAndSelf().FirstOrDefault(o => o is IConditionalAccessInstanceOperation) is { } instance ? Of(instance, symbols) : new(CollectionUseKind.Other, access),
            IConditionalAccessOperation access => new(CollectionUseKind.Part, access),
            IInvocationOperation call when call.Instance == value => new(KindOfCall(call, symbols), call),
            IPropertyReferenceOperation property when property.Instance == value => new(KindOfProperty(property), property),
            IArrayElementReferenceOperation { Indices: [var index] } element when element.ArrayReference == value => new(IsZero(index) ? CollectionUseKind.Element : CollectionUseKind.Other, element),
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation query } when query.TargetMethod.ContainingType.Is(symbols.Enumerable) => new(KindOfQuery(query), query),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AddRange" or "InsertRange", Instance.Type: { } list } call } when list.Is(symbols.X509CertificateCollection) => new(CollectionUseKind.Added, call),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison when IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand) => new(CollectionUseKind.NullTest, comparison),
            IIsPatternOperation pattern when IsNullTest(pattern.Pattern) => new(CollectionUseKind.NullTest, pattern),
            IForEachLoopOperation loop when loop.Collection == value => new(CollectionUseKind.Loop, loop),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => new(CollectionUseKind.Named, declarator),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == value => new(CollectionUseKind.Named, local),
            ISimpleAssignmentOperation { Target: IDiscardOperation discard } => new(CollectionUseKind.Dropped, discard),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Type: { } list } } assignment when assignment.Value == value && list.Is(symbols.X509CertificateCollection) => new(CollectionUseKind.Added, assignment),
            IReturnOperation exit => new(CollectionUseKind.Returned, exit),
            IExpressionStatementOperation statement => new(CollectionUseKind.Dropped, statement),
            var other => new(CollectionUseKind.Other, other ?? value),
        };
    }

    private static CollectionUseKind KindOfCall(IInvocationOperation call, KnownSymbols symbols) =>
        StoreSearch.IsFind(call, symbols) ? CollectionUseKind.Part
        : call.TargetMethod.Name is "Contains" or "IndexOf" ? CollectionUseKind.Question
        : CollectionUseKind.Other;

    private static CollectionUseKind KindOfProperty(IPropertyReferenceOperation property) => property switch
    {
        { Property.Name: "Count" or "Length" } => CollectionUseKind.Question,
        { Property.IsIndexer: true, Arguments: [{ Value: var index }] } when IsZero(index) && Write.Through(property) is null => CollectionUseKind.Element,
        _ => CollectionUseKind.Other,
    };

    private static CollectionUseKind KindOfQuery(IInvocationOperation query) => query.TargetMethod.Name switch
    {
        "First" or "Single" or "Last" => CollectionUseKind.Element,
        "ElementAt" when IsZero(query.Arguments[query.Arguments.Length - 1].Value) => CollectionUseKind.Element,
        "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "ElementAtOrDefault" or "MaxBy" or "MinBy" => CollectionUseKind.ElementOrNull,
        "Any" or "All" or "Count" or "LongCount" or "Contains" or "TryGetNonEnumeratedCount" => CollectionUseKind.Question,
        "Where" or "OfType" or "Cast" or "AsEnumerable" or "ToArray" or "ToList" or "Reverse" or "Distinct" or "Order" or "OrderDescending"
            or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => CollectionUseKind.Part,
        _ => CollectionUseKind.Other,
    };

    private static bool IsZero(IOperation index) => index.ConstantValue is { HasValue: true, Value: 0 };

    private static bool IsNull(IOperation operand) => operand.Unwrap().ConstantValue is { HasValue: true, Value: null };

    private static bool IsNullTest(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } => IsNull(value),
        INegatedPatternOperation negated => IsNullTest(negated.Pattern),
        IRecursivePatternOperation recursive => recursive is { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0, DeclaredSymbol: null },
        _ => false,
    };
}
