using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Validation;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3002ServerValidationDisabledFix() : CallbackFix(
    [Rules.MTLS3002ServerValidationDisabled],
    (AcceptOnlyNone.Title, AcceptOnlyNone.Edit),
    (RemoveCallback.Title, RemoveCallback.Edit));
