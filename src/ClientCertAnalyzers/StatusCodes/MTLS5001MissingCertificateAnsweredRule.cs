using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>No certificate came, and the answer is one that has many reasons.</summary>
internal static class MTLS5001MissingCertificateAnsweredRule
{
    public static Diagnostic? Judge(StatusAnswer answer, CertificateState state) => state == CertificateState.Missing && answer.Status is 400 or 401 or 403
        ? Diagnostic.Create(Rules.MTLS5001MissingCertificateAnswered, answer.Operation.Syntax.GetLocation(), answer.Status)
        : null;
}
