using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ClientCertAnalyzers.CodeFixes.Listeners;

/// <summary>Brings the settings of the first action back.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
internal sealed class MTLS1004DefaultsConfiguredTwiceFix() : MergedDefaultsFix(Rules.MTLS1004DefaultsConfiguredTwice);
