using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Callbacks;

/// <summary>Whether code can throw at all: a catch block behind code that cannot is dead.</summary>
internal static class Throwing
{
    public static bool IsPossible(IOperation code) => code.Descendants().Any(operation => operation switch
    {
        IInvocationOperation or IObjectCreationOperation or IThrowOperation or IArrayElementReferenceOperation or IAwaitOperation
            or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IPropertyReferenceOperation or IInvalidOperation => true,
        IFieldReferenceOperation { Instance: { } instance } => instance is not IInstanceReferenceOperation,
        IConversionOperation { IsImplicit: false, Type.IsReferenceType: true, IsTryCast: false } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } => true,
        _ => false,
    });
}
