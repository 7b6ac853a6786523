using System.Collections.Immutable;
using ClientCertAnalyzers.Engines.Answers;
using ClientCertAnalyzers.Engines.Guards;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>The client is sent to another path of the host that it talks to. Where the target may be another host: silence.</summary>
internal static class MTLS5006RedirectOnMissingCertificateRule
{
    public static Diagnostic? Judge(StatusAnswer answer, CertificateState state) => answer.IsRedirect && state == CertificateState.Missing && StaysOnHost(answer.Operation)
        ? Diagnostic.Create(Rules.MTLS5006RedirectOnMissingCertificate, answer.Operation.Syntax.GetLocation())
        : null;

    private static bool StaysOnHost(IOperation redirect)
    {
        var arguments = redirect switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        var url = arguments.FirstOrDefault(argument => argument.Parameter?.Name is "url" or "location");
        return url is null ? !arguments.IsEmpty : Start(url.Value) is { Length: > 0 } start && IsPath(start);
    }

    /// <summary>Of an address that has a scheme or a host, the host may be another one.</summary>
    private static bool IsPath(string start) => start[0] is '/' or '~' ? !(start.Length > 1 && start[1] is '/' or '\\') : !start.Contains(':') && !start.Contains('\\');

    /// <summary>How the text begins, as far as it is known; null where it is not. A path of which only the first character is known may go on as "//host".</summary>
    private static string? Start(IOperation text) => text.Unwrap() switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string { Length: > 1 } first } }, ..] } when first[0] == '/' => first,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Start(sum.LeftOperand) is { Length: > 1 } first && first[0] == '/' ? first : null,
        _ => null,
    };
}
