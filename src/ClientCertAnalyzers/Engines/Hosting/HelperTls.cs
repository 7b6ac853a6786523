using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.Engines.Hosting;

/// <summary>The runtime helper's part of TLS on one options object, and what the code does to the object afterwards.</summary>
internal static class HelperTls
{
    public const string Method = "UseClientCertificateResponses";

    public static bool IsApplied(IOperation operation, KnownSymbols symbols) => operation is IInvocationOperation { TargetMethod: { Name: Method, ContainingType: var type } }
        && symbols.ClientCertificateHttps is { } extensions
        && SymbolEqualityComparer.Default.Equals(type, extensions);

    /// <summary>
    /// The runtime helper judges by the same options: a validation above it can only refuse, and one behind it makes every certificate count as not
    /// verified (MTLS5009). Neither lets anybody in.
    /// </summary>
    public static bool JudgesBeside(IOperation validation, KnownSymbols symbols) => symbols.ClientCertificateHttps is not null
        && HttpsOptionsUse.Of(validation, symbols)?.Scope is { Escapes: false } scope
        && scope.Uses.Any(use => use.OutermostConversion().Parent is IArgumentOperation { Parent: { } call } && IsApplied(call, symbols) && call.IsOnOnePathWith(validation));

    /// <summary>Later uses of the same options, on the same path, each as the call or the assignment that it is.</summary>
    public static IEnumerable<IOperation> UsesBehind(IInvocationOperation applied, KnownSymbols symbols)
    {
        if (applied.Arguments.FirstOrDefault()?.Value is not { } options || HttpsOptionsScope.Of(options, symbols) is not { Escapes: false } scope)
        {
            return [];
        }

        return scope.Uses.Select(use => use.Parent is IAssignmentOperation assignment && assignment.Target == use ? assignment : use)
            .Where(use => use is IAssignmentOperation or IInvocationOperation
                && use.Syntax.SpanStart > applied.Syntax.Span.End
                && use.IsOnOnePathWith(applied)
                // What stands in a branch of its own behind it runs after it too, but applying it again undoes that.
                && !scope.Consumer.Descendants().Any(again => again.Syntax.SpanStart > use.Syntax.SpanStart && IsApplied(again, symbols)));
    }
}
