using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Validation;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3005CallbackDropsNameMismatchFix() : CallbackFix([Rules.MTLS3005CallbackDropsNameMismatch], (Title, Edit))
{
    public const string Title = "Reject every error other than RemoteCertificateChainErrors first";

    private static Action<Edits>? Edit(ReportedCallback callback)
    {
        if (callback.Function is not { Errors: { } errors } function)
        {
            return null;
        }

        return edits =>
        {
            FirstCheck.Insert(function.Body, errors.RejectOtherThanChainErrors, errors.HasOnlyChainErrors, edits);
            errors.Declare(edits);
        };
    }
}
