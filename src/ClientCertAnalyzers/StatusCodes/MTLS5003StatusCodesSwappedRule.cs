using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>The code has made sure of one thing about the certificate and says the other.</summary>
internal static class MTLS5003StatusCodesSwappedRule
{
    public static Diagnostic? Judge(StatusAnswer answer, CertificateState state, GuardedSeverity severities)
    {
        var rule = Rules.MTLS5003StatusCodesSwapped;
        (string Said, string True, int Right)? swap = (answer.Status, state) switch
        {
            (495, CertificateState.Missing) => ("a client certificate came and is not valid", "none came", 496),
            (496, CertificateState.Present) => ("no client certificate came", "one came", 495),
            (496, CertificateState.Invalid) => ("no client certificate came", "one came and has failed validation", 495),
            _ => null,
        };
        return swap is { } found && severities.Of(rule.DefaultSeverity, answer.Operation) is { } severity
            ? Diagnostic.Create(rule, answer.Operation.Syntax.GetLocation(), severity, additionalLocations: null, properties: null, answer.Status, found.Said, found.True, found.Right)
            : null;
    }
}
