using ClientCertAnalyzers.Engines.Chains;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Answers;

/// <summary>Finds out what the code has made sure of about the certificate of a request before it comes to a place.</summary>
internal sealed class CertificateStates(KnownSymbols symbols, Bodies bodies, CancellationToken cancellationToken)
{
    private const int Fuel = 16;

    private readonly RequestCertificates _certificates = new(symbols);

    public CertificateState At(IOperation place) => HeldCondition.At(place)
        .Where(held => !IsOutdated(held, place))
        .Aggregate(CertificateState.Unknown, (state, held) => And(state, held.Pattern is { } pattern ? OfMatch(held.Value, pattern, held.Holds, Fuel) : Of(held.Value, held.Holds, Fuel)));

    /// <summary>What it says that a condition has a value.</summary>
    private CertificateState Of(IOperation condition, bool value, int fuel)
    {
        condition = condition.Unwrap();
        return condition switch
        {
            _ when fuel == 0 => CertificateState.Unknown,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Of(not.Operand, !value, fuel - 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => Combine(both, value, conjunction: value, fuel - 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either => Combine(either, value, conjunction: !value, fuel - 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test => OfEquality(test, value, fuel - 1),
            IIsPatternOperation match => OfMatch(match.Value, match.Pattern, value, fuel - 1),
            IIsTypeOperation { ValueOperand: var tested } when _certificates.IsOne(tested) => value ? CertificateState.Present : CertificateState.Missing,
            IAwaitOperation wait => Of(wait.Operation, value, fuel - 1),
            IInvocationOperation { TargetMethod: { Name: "ReferenceEquals", ContainingType.SpecialType: SpecialType.System_Object }, Arguments: [{ Value: var one }, { Value: var other }] } => OfNullTest(one, other, value),
            IInvocationOperation call when IsValidation(call) => value ? CertificateState.Present : CertificateState.Invalid,
            ILocalReferenceOperation local when Write.Only(local) is { } held => Of(held, value, fuel - 1),
            _ when ReturnedValue.Of(condition) is { } returned => Of(returned, value, fuel - 1),
            _ => CertificateState.Unknown,
        };
    }

    private CertificateState Combine(IBinaryOperation junction, bool value, bool conjunction, int fuel)
    {
        var (left, right) = (Of(junction.LeftOperand, value, fuel), Of(junction.RightOperand, value, fuel));
        return conjunction ? And(left, right) : left == right ? left : CertificateState.Unknown;
    }

    private CertificateState OfEquality(IBinaryOperation test, bool value, int fuel)
    {
        var equal = value == (test.OperatorKind == BinaryOperatorKind.Equals);
        return Flag(test.RightOperand) is { } flag && test.LeftOperand.Type?.SpecialType == SpecialType.System_Boolean ? Of(test.LeftOperand, flag == equal, fuel) : OfNullTest(test.LeftOperand, test.RightOperand, equal);
    }

    private CertificateState OfNullTest(IOperation one, IOperation other, bool equal) =>
        (IsNull(other) && _certificates.IsOne(one)) || (IsNull(one) && _certificates.IsOne(other)) ? equal ? CertificateState.Missing : CertificateState.Present : CertificateState.Unknown;

    private CertificateState OfMatch(IOperation tested, IPatternOperation pattern, bool matches, int fuel) => pattern switch
    {
        _ when fuel == 0 => CertificateState.Unknown,
        INegatedPatternOperation not => OfMatch(tested, not.Pattern, !matches, fuel - 1),
        IConstantPatternOperation { Value: var value } when Flag(value) is { } flag && tested.Type?.SpecialType == SpecialType.System_Boolean => Of(tested, flag == matches, fuel - 1),
        IConstantPatternOperation { Value: var value } => OfNullTest(tested, value, matches),
        IRecursivePatternOperation or ITypePatternOperation or IDeclarationPatternOperation { MatchesNull: false } when _certificates.IsOne(tested) =>
            matches ? CertificateState.Present : AsksForMore(pattern) ? CertificateState.Unknown : CertificateState.Missing,
        _ => CertificateState.Unknown,
    };

    /// <summary>The pattern may fail for a certificate too.</summary>
    private static bool AsksForMore(IPatternOperation pattern) => pattern is IRecursivePatternOperation { PropertySubpatterns.Length: > 0 } or IRecursivePatternOperation { DeconstructionSubpatterns.Length: > 0 };

    /// <summary>A check of the chain: the framework's, a method of the project that makes one and looks at nothing else, or one that the user trusts.</summary>
    private bool IsValidation(IInvocationOperation call) => PolicyUse.IsBuild(call, symbols) || call.TargetMethod is { Name: "Verify", ContainingType: var type } && type.Is(symbols.X509Certificate2)
        ? _certificates.IsOne(call.Arguments is [{ Value: var certificate }, ..] ? certificate : call.Instance)
        : call.Arguments.Any(argument => _certificates.IsOne(argument.Value)) && (bodies.IsTrusted(call) || bodies.Of(call.TargetMethod.OriginalDefinition, cancellationToken) is { } body && IsOnlyValidation(body));

    private bool IsOnlyValidation(IOperation body) =>
        body.Descendants().OfType<IInvocationOperation>().Any(call => PolicyUse.IsBuild(call, symbols))
        && !body.Descendants().Any(part => part is IPropertyReferenceOperation { Property: { Name: not ("NotAfter" or "NotBefore"), ContainingType: { } type } } && type.Is(symbols.X509Certificate));

    /// <summary>The variable that was tested gets another value before the place.</summary>
    private static bool IsOutdated(HeldCondition held, IOperation place) => held.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(tested =>
        tested.ReferencesTo(tested.Local).Any(other =>
            other.Syntax.SpanStart > held.Value.Syntax.Span.End && other.Syntax.SpanStart < place.Syntax.SpanStart && Write.Through(other) is not null));

    /// <summary>Both are so. What contradicts itself speaks of two certificates.</summary>
    private static CertificateState And(CertificateState one, CertificateState other) => (one, other) switch
    {
        (CertificateState.Unknown, _) => other,
        (_, CertificateState.Unknown) => one,
        _ when one == other => one,
        (CertificateState.Missing, _) or (_, CertificateState.Missing) => CertificateState.Unknown,
        _ => CertificateState.Invalid,
    };

    private static bool IsNull(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: null };

    private static bool? Flag(IOperation value) => value.Unwrap().ConstantValue is { HasValue: true, Value: bool flag } ? flag : null;
}
