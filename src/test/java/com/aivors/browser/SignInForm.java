package com.aivors.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Fills in the form of the sign-in page as a person does.
final class SignInForm {

    private SignInForm() {}

    /// @param page shows the form
    static void send(Page page, String email, String password) {
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
