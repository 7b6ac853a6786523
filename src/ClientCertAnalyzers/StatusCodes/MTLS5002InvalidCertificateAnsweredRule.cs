using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>A check of the chain has failed, and the answer is one that has many reasons.</summary>
internal static class MTLS5002InvalidCertificateAnsweredRule
{
    public static Diagnostic? Judge(StatusAnswer answer, CertificateState state) => state == CertificateState.Invalid && answer.Status is 400 or 401 or 403
        ? Diagnostic.Create(Rules.MTLS5002InvalidCertificateAnswered, answer.Operation.Syntax.GetLocation(), answer.Status)
        : null;
}
