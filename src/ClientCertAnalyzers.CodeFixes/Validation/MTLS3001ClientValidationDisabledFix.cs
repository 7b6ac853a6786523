using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClientCertAnalyzers.CodeFixes.Validation;

[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3001ClientValidationDisabledFix() : CallbackFix(
    [Rules.MTLS3001ClientValidationDisabled],
    // Without the call the default validation applies: nothing to keep, so this comes first there.
    (RemoveCallback.Title, callback => callback.Expression is InvocationExpressionSyntax ? RemoveCallback.Edit(callback) : null),
    (AcceptOnlyNone.Title, AcceptOnlyNone.Edit),
    (RemoveCallback.Title, callback => callback.Expression is InvocationExpressionSyntax ? null : RemoveCallback.Edit(callback)));
