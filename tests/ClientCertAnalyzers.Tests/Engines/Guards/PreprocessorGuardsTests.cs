using ClientCertAnalyzers.Engines.Guards;

namespace ClientCertAnalyzers.Tests.Engines.Guards;

/// <summary>Directives around <c>Here()</c>. Each row is written so that its symbols leave <c>Here()</c> active.</summary>
public sealed class PreprocessorGuardsTests
{
    [Theory]
    [InlineData("#if DEBUG\nHere();\n#endif", "DEBUG")]
    [InlineData("#if !DEBUG\n#else\nHere();\n#endif", "DEBUG")]
    [InlineData("#if (DEBUG)\nHere();\n#endif", "DEBUG")]
    [InlineData("#if DEBUG && X\nHere();\n#endif", "DEBUG,X")]
    [InlineData("#if X\n#elif DEBUG\nHere();\n#endif", "DEBUG")]
    [InlineData("#if !DEBUG\n#elif X\nHere();\n#endif", "DEBUG,X")]
    [InlineData("#if !DEBUG\n#elif X\n#else\nHere();\n#endif", "DEBUG")]
    [InlineData("#if !(X || !DEBUG)\nHere();\n#endif", "DEBUG")]
    [InlineData("#if !RELEASE\nHere();\n#endif", "DEBUG")]
    [InlineData("#if RELEASE\n#else\nHere();\n#endif", "DEBUG")]
    [InlineData("#if DEBUG == true\nHere();\n#endif", "DEBUG", "None")]
    [InlineData("#if DEBUG\n#if X\nHere();\n#endif\n#endif", "DEBUG,X")]
    [InlineData("#if X\n#if DEBUG\nHere();\n#endif\n#endif", "DEBUG,X")]
    [InlineData("#if DEBUG\n#if Y\nnonsense\n#if Z\n#endif\n#endif\nHere();\n#endif", "DEBUG")]
    [InlineData("#if DEBUG\n#region x\n#pragma warning disable\nHere();\n#endregion\n#endif", "DEBUG")]
    [InlineData("bool x =\n#if DEBUG\nHere()\n#else\nfalse\n#endif\n;", "DEBUG")]
    [InlineData("#if DEBUG\n#endif\nHere();", "DEBUG", "None")]
    [InlineData("#if DEBUG\n#else\nHere();\n#endif", "", "None")]
    [InlineData("#if !DEBUG\nHere();\n#endif", "", "None")]
    [InlineData("#if RELEASE\nHere();\n#endif", "RELEASE", "None")]
    [InlineData("#if DEBUG || X\nHere();\n#endif", "X", "None")]
    [InlineData("#if DEBUG && X\n#else\nHere();\n#endif", "", "None")]
    [InlineData("#if X\nHere();\n#endif", "X", "None")]
    [InlineData("#if TRACE\nHere();\n#endif\n#if DEBUG\n#endif", "TRACE", "None")]
    [InlineData("#if true && DEBUG\nHere();\n#endif", "DEBUG")]
    [InlineData("#if false\n#else\nHere();\n#endif\n#if DEBUG\n#endif", "DEBUG", "None")]
    [InlineData("#if false || DEBUG\nHere();\n#endif", "DEBUG")]
    [InlineData("#if true || DEBUG\nHere();\n#endif", "DEBUG", "None")]
    public void Statement_IsDevelopmentWhereDebugIsSure(string lines, string symbols, string expected = "Development") =>
        Assert.Equal(expected, GuardedCode.InFile($"public class Subject {{ public void Use() {{\n{lines}\n}} }}", symbols: symbols.Split(',')).ToString());

    [Theory]
    [InlineData("#if DEBUG\npublic class Subject { public void Use() { Here(); } }\n#endif", "DEBUG")]
    [InlineData("#if DEBUG\nglobal using Extra = System.String;\npublic class Subject { public void Use() { Here(); } }\n#endif", "DEBUG")]
    [InlineData("public class Subject { public void Use() { Insecure(); Trust(); }\n#if DEBUG\nvoid Trust() => Here();\n#else\nvoid Trust() { }\n#endif\nvoid Insecure() { } }", "DEBUG")]
    public void WholeDeclaration_IsDevelopment(string lines, string symbols) =>
        Assert.Equal(Guard.Development, GuardedCode.InFile(lines, symbols: symbols.Split(',')));

    [Theory]
    [InlineData("#if DEBUG\nprivate const bool Dev = true;\n#else\nprivate const bool Dev = false;\n#endif")]
    [InlineData("private const bool Dev =\n#if DEBUG\ntrue\n#else\nfalse\n#endif\n;")]
    [InlineData("private static readonly bool Dev =\n#if DEBUG\ntrue;\n#else\nfalse;\n#endif")]
    [InlineData("private static bool Dev =>\n#if DEBUG\ntrue;\n#else\nfalse;\n#endif")]
    [InlineData("private static bool Dev { get =>\n#if DEBUG\ntrue;\n#else\nfalse;\n#endif\n}")]
    [InlineData("private static bool Dev { get { return\n#if DEBUG\ntrue;\n#else\nfalse;\n#endif\n} }")]
    public void ConstantThatDebugDecides_IsDevelopmentInBothBuilds(string lines)
    {
        var source = $"public class Subject {{\n{lines}\npublic void Use() {{ if (Dev) Here(); }} }}";
        Assert.Equal(Guard.Development, GuardedCode.InFile(source, symbols: "DEBUG"));
        Assert.Equal(Guard.Development, GuardedCode.InFile(source));
    }

    [Theory]
    [InlineData("#endif\nHere();")]
    [InlineData("#else\n#elif DEBUG\nHere();")]
    [InlineData("#if\n#endif\nHere();")]
    [InlineData("#if DEBUG ||\n#endif\nHere();")]
    [InlineData("#if (((\n#else\nHere();")]
    [InlineData("#if X\n#else\n#else\nHere();\n#elif")]
    public void BrokenDirectives_ProveNothing(string lines) =>
        Assert.Equal(Guard.None, GuardedCode.InFile($"public class Subject {{ public void Use() {{\n{lines}\n}} }}\n#if A\n#elif", broken: true));
}
