using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Authentication;

/// <summary>Takes the call away, so that the failure stands. Who relied on being let in is refused afterwards, so each call wants a look.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS4004FailedEventAcceptsFix() : RemovalFix(Rules.MTLS4004FailedEventAccepts, Title, oneAtATime: true)
{
    internal const string Title = "Let the failure stand: remove 'Success()'";
}
