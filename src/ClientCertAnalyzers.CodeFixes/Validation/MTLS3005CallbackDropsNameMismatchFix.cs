using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            edits.Replace(function.Body, old => old is BlockSyntax block
                ? block.WithStatements(block.Statements.Insert(0, errors.RejectOtherThanChainErrors))
                : Conjunction.Of(errors.HasOnlyChainErrors, old));
            errors.Declare(edits);
        };
    }
}
