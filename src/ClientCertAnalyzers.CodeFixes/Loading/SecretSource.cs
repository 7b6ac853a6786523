using ClientCertAnalyzers.CodeFixes.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ClientCertAnalyzers.CodeFixes.Loading;

/// <summary>Code that reads a secret from outside the program and stops with its name where there is none.</summary>
internal sealed class SecretSource
{
    private readonly string? _configuration;
    private readonly KnownSymbols _symbols;

    private SecretSource(string? configuration, KnownSymbols symbols) => (_configuration, _symbols) = (configuration, symbols);

    public bool IsConfiguration => _configuration is not null;

    /// <summary>What the code at this place can reach: the configuration of its host, else the environment. Null where it may throw nothing in an expression.</summary>
    public static SecretSource? At(SyntaxNode place, SemanticModel model)
    {
        var symbols = KnownSymbols.For(model.Compilation);
        return symbols is not { Environment: not null, InvalidOperationException: not null } || IsInExpressionTree(place, model)
            ? null
            : new(symbols.Configuration is { } configuration ? Reachable.Expression(place, model, configuration, "Configuration") : null, symbols);
    }

    /// <param name="key">As the configuration has it. The environment has two underscores for a colon, which the configuration reads too.</param>
    public ExpressionSyntax Read(string key)
    {
        var name = SyntaxFactory.Literal(IsConfiguration ? key : key.Replace(":", "__"));
        var missing = SyntaxFactory.Literal($"{name.ValueText} is not set.");
        var read = IsConfiguration ? $"{_configuration}[{name}]" : $"Environment.GetEnvironmentVariable({name})";
        return CodeTemplate.Expression($"{read} ?? throw new InvalidOperationException({missing})", _symbols.Environment, _symbols.InvalidOperationException)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static bool IsInExpressionTree(SyntaxNode place, SemanticModel model) => place.Ancestors().OfType<LambdaExpressionSyntax>()
        .Any(lambda => model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression", TypeKind: not TypeKind.Delegate });
}
