using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Authentication;

/// <summary>A result that is set where the event has another one already. Only the later one counts.</summary>
internal readonly record struct Overwritten(SyntaxNode Earlier, SyntaxNode Later, EventResult Result);
