using ClientCertAnalyzers.Engines.Guards;
using ClientCertAnalyzers.Engines.Identity;

namespace ClientCertAnalyzers.Identity;

/// <summary>Whoever has the right text somewhere in the name of a certificate is trusted.</summary>
internal static class MTLS6002NameSubstringDecidesTrustRule
{
    public static IdentityFinding? Judge(Comparison comparison, IdentityQuestions questions, CancellationToken cancellationToken) =>
        NameTrust.Of(comparison, questions, cancellationToken) is { } trust
            ? new IdentityFinding(Rules.MTLS6002NameSubstringDecidesTrust, comparison.Operation, comparison.Name, NameTrust.Noun(comparison), Example(comparison), trust.Effect, trust.Remedy) { Place = comparison.Place, Severity = trust.Severity }
            : null;

    private static string Example(Comparison comparison) => comparison.Others is [var other] && other.Unwrap() is { ConstantValue: { HasValue: true, Value: string text } } && !text.Contains('\'')
        ? comparison.Name switch
        {
            "StartsWith" => $", as '{text}.evil' does",
            "EndsWith" => $", as 'CN=evil, {text}' does",
            _ => text.IndexOf('=') >= 0 ? $", as 'CN=evil, {text}.evil' does" : $", as 'CN={text}.evil' does",
        }
        : "";
}
