using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Validation;

/// <summary>Refuses where the answer says so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS3006BuildResultIgnoredFix() : DroppedAnswerFix(Rules.MTLS3006BuildResultIgnored);
