using Microsoft.CodeAnalysis;

namespace ClientCertAnalyzers.Engines.Identity;

internal enum ComparisonKind
{
    /// <summary>The whole is compared, with one value or with all of a collection.</summary>
    Whole,

    /// <summary>It is enough that the text occurs somewhere.</summary>
    Substring,
}

/// <summary>A place where code compares a part of a certificate, or a certificate, with something.</summary>
/// <param name="Kind">How much of it.</param>
/// <param name="Operation">The expression, or section of a switch, that says or means that they are the same.</param>
/// <param name="Part">Of the certificate.</param>
/// <param name="Others">What it is compared with; several for a collection whose content the code shows, none where that cannot be seen.</param>
internal sealed record Comparison(ComparisonKind Kind, IOperation Operation, CertificatePart Part, IReadOnlyList<IOperation> Others)
{
    /// <summary>The value of <see cref="Operation"/> where they are the same: false for <c>!=</c>.</summary>
    public bool WhenSame { get; init; } = true;

    /// <summary>Whether lower and upper case are the same to it; null where the code does not show that.</summary>
    public bool? IgnoresCase { get; init; } = false;

    /// <summary>What the code did to the text of the part before.</summary>
    public TextChange Change { get; init; }

    /// <summary>How the code writes it: <c>==</c>, or the name of a method.</summary>
    public string Name { get; init; } = "==";

    /// <summary>It looks the part up in a collection.</summary>
    public bool IsLookup { get; init; }

    /// <summary>What to show: the expression, or the value of a switch.</summary>
    public SyntaxNode Place { get; init; } = Operation.Syntax;
}

internal enum TextChange
{
    None,

    Upper,

    Lower,

    /// <summary>In a way that is not followed here.</summary>
    Other,
}
