using ClientCertAnalyzers.Engines.Answers;
using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.StatusCodes;

/// <summary>The number alone.</summary>
internal static class MTLS5005BareStatusCodeRule
{
    public static Diagnostic? Judge(StatusAnswer answer, KnownSymbols symbols)
    {
        if (answer.Status is not (495 or 496) || !answer.IsResponse)
        {
            return null;
        }

        var manners = AnswerManners.Of(answer.Operation, symbols);
        var (phrase, connection) = ("without a reason phrase ('IHttpResponseFeature.ReasonPhrase' sets one)", "leaves the connection open, on which the client can send no other certificate (the header 'Connection: close' ends it)");
        var fault = manners switch
        {
            { HasPhrase: false, Closes: false } => phrase + " and " + connection,
            { HasPhrase: false } => phrase,
            { Closes: false } => "and " + connection,
            _ => null,
        };
        return fault is null ? null : Diagnostic.Create(Rules.MTLS5005BareStatusCode, answer.Operation.Syntax.GetLocation(), answer.Status, fault);
    }
}
