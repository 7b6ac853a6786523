using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.States;
using ClientCertAnalyzers.Engines.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Chains;

/// <summary>What a chain policy overlooks. Combinations of flags count by their value.</summary>
internal static class VerificationFlags
{
    public const string Property = "VerificationFlags";

    public const string AllowUnknown = "AllowUnknownCertificateAuthority";

    /// <summary>The assignment of flags with <c>AllowUnknownCertificateAuthority</c> among them whose target this is.</summary>
    public static IAssignmentOperation? AllowingUnknown(IOperation target, ValueTrace trace, KnownSymbols symbols, CancellationToken cancellationToken) =>
        target is IPropertyReferenceOperation { Property: { Name: Property, ContainingType: var type }, Parent: IAssignmentOperation assignment }
        && assignment.Target == target
        && assignment is ISimpleAssignmentOperation or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or }
        && SymbolEqualityComparer.Default.Equals(type, symbols.X509ChainPolicy)
        && Value(assignment.Value, trace, cancellationToken) is { } value && (value & Bit(symbols)) != 0 ? assignment : null;

    /// <summary>At the use of the policy the assignment has run, and nothing has taken its flags back.</summary>
    public static bool StillHold(IAssignmentOperation flags, PolicyUse policy, IOperation place) => policy.State.Relation(flags, place) == Certainty.Always
        && policy.State.ChangesOf(Property).Any(change => change.Place.Syntax == flags.Syntax)
        && policy.State.IsKnownAt(place)
        && policy.State.ChangesOf(Property).All(change => change.Place.Syntax.SpanStart <= flags.Syntax.SpanStart
            || change.Place is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Or }
            || policy.State.Relation(change.Place, place) == Certainty.Never);

    /// <summary>The flag may be in force after the change.</summary>
    public static bool MayAllowUnknown(StateChange change, KnownSymbols symbols) =>
        (change.Place is IAssignmentOperation { Value: { } value } ? value : change.Value)?.ConstantValue is not { HasValue: true, Value: int flags } || (flags & Bit(symbols)) != 0;

    /// <summary>The flag that a message names.</summary>
    public static string Named(IAssignmentOperation flags) =>
        flags.Value.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(field => field.Field.Name == "AllFlags") ? "AllFlags" : AllowUnknown;

    /// <summary>The value of an expression that is, or is written once as, a constant.</summary>
    private static int? Value(IOperation expression, ValueTrace trace, CancellationToken cancellationToken) =>
        (expression.ConstantValue.HasValue ? expression : trace.Single(expression, cancellationToken)).Unwrap().ConstantValue is { HasValue: true, Value: int value } ? value : null;

    private static int Bit(KnownSymbols symbols) =>
        symbols.X509VerificationFlags?.GetMembers(AllowUnknown) is [IFieldSymbol { ConstantValue: int bit }] ? bit : 0;
}
