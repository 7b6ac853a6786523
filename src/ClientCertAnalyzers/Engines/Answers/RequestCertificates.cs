using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Answers;

/// <summary>Knows which expressions are the client certificate of the request that is being answered, or null where none came.</summary>
internal sealed class RequestCertificates(KnownSymbols symbols)
{
    // More than anybody writes; it also ends half-typed code that defines a variable through itself.
    private const int Steps = 12;

    public bool IsOne(IOperation? value) => IsOne(value, Steps);

    private bool IsOne(IOperation? value, int steps) => steps > 0 && value?.Unwrap() switch
    {
        null => false,
        IAwaitOperation wait => IsOne(wait.Operation, steps - 1),
        IConditionalAccessOperation access => IsOne(access.WhenNotNull, steps - 1),
        ICoalesceOperation either => IsOne(either.Value, steps - 1) && IsOne(either.WhenNull, steps - 1),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => IsOne(choice.WhenTrue, steps - 1) && IsOne(whenFalse, steps - 1),
        ISimpleAssignmentOperation assignment => IsOne(assignment.Value, steps - 1),
        IObjectCreationOperation { Arguments: [{ Value: var copied }], Type: { } type } when type.Is(symbols.X509Certificate) => IsOne(copied, steps - 1),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult", Instance: { } task } => IsOne(task, steps - 1),
        IInvocationOperation call => CertificateAccess.IsRequest(call, symbols) || IsOfHttpListener(call),
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => IsOne(task, steps - 1),
        IPropertyReferenceOperation property => CertificateAccess.IsRead(property, symbols),
        ILocalReferenceOperation local => Sources(local) is { Count: > 0 } sources && sources.All(source => IsOne(source, steps - 1)),
        _ => false,
    };

    private bool IsOfHttpListener(IInvocationOperation call) =>
        call.TargetMethod is { Name: "GetClientCertificate" or "GetClientCertificateAsync", ContainingType: var type } && type.Is(symbols.HttpListenerRequest);

    /// <summary>All that the variable can hold; null where some of it is not to be seen.</summary>
    private static IReadOnlyList<IOperation>? Sources(ILocalReferenceOperation local)
    {
        if (Write.AllOf(local) is { } writes)
        {
            return writes.Count <= Steps && writes.All(write => write.Value is not null) ? [.. writes.Select(write => write.Value!)] : null;
        }

        // "is { } certificate": the variable is what was tested.
        return local.Local.DeclaringSyntaxReferences is [var declared]
            && declared.GetSyntax().FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { Pattern: RecursivePatternSyntax { Designation: { } } or DeclarationPatternSyntax or VarPatternSyntax or UnaryPatternSyntax } test
            && IsWholeOf(test.Pattern, declared.GetSyntax())
            && declared.SyntaxTree == local.Syntax.SyntaxTree
            && local.SemanticModel?.GetOperation(test.Expression) is { } tested ? [tested] : null;
    }

    /// <summary>The designation names the tested value itself and no part of it.</summary>
    private static bool IsWholeOf(PatternSyntax pattern, SyntaxNode designation) => pattern switch
    {
        UnaryPatternSyntax not => IsWholeOf(not.Pattern, designation),
        RecursivePatternSyntax recursive => recursive.Designation == designation,
        DeclarationPatternSyntax declaration => declaration.Designation == designation,
        VarPatternSyntax any => any.Designation == designation,
        _ => false,
    };
}
