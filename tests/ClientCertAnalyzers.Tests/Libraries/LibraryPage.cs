using ClientCertAnalyzers.Libraries;

namespace ClientCertAnalyzers.Tests.Libraries;

/// <summary>The table on docs/other-libraries.md.</summary>
internal static class LibraryPage
{
    public static string Table() => "Package | Version | Switch | Wrong | Instead | Rule\n--------|---------|--------|-------|---------|-----\n"
        + string.Concat(LibraryTable.All.SelectMany(Rows));

    private static IEnumerable<string> Rows(Library library)
    {
        var (package, page) = (LibraryPackages.Of(library), $"[{library.Rule.Id}](rules/{library.Rule.Id}.md)");
        string Row(string member, IEnumerable<string> wrong, string right) =>
            $"{package.Assembly} | {package.Version} | {member} | {string.Join(", ", wrong.Select(value => $"`{value}`"))} | {(right.Length == 0 ? "without it" : $"`{right}`")} | {page}\n";

        return library.Switches.Select(row => Row(Member(row), row.Wrong, row.Right))
            .Concat(library.Keywords.Select(keyword => Row($"`{string.Join("`, `", keyword.Names)}` in a connection string", keyword.Wrong, keyword.Right)));
    }

    private static string Member(LibrarySwitch row)
    {
        var type = row.Type.Split('.')[^1].Replace('+', '.');
        return row.Kind switch
        {
            SwitchKind.Argument when row.Member == LibrarySwitch.Constructor => $"`new {type}({row.Parameter})`",
            SwitchKind.Argument => $"`{type}.{row.Member}({row.Parameter})`",
            SwitchKind.Entry => $"`{type}.{row.Member}(\"{row.Parameter}\")`",
            SwitchKind.Call => $"`{type}.{row.Member}()`",
            _ => $"`{type}.{row.Member}`",
        };
    }
}
